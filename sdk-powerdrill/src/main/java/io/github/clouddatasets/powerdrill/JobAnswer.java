package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a job.
 *
 * @param jobId the job
 * @param blocks its pieces in the order in which they came
 * @param complete whether the service has said that this is all; a stream can end without saying so
 */
public record JobAnswer(@Nullable String jobId, List<Block> blocks, boolean complete) {

    /** Copies the blocks. */
    public JobAnswer {
        blocks = Immutable.list(blocks);
    }

    /**
     * The answer's text in Markdown, without the working output that led to it.
     *
     * @return the text; empty if there is none
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Block block : blocks) {
            if (block instanceof Block.Message message
                    && !BlockStage.ANALYZE.equals(message.group().stage())) {
                text.append(message.text());
            }
        }
        return text.toString();
    }

    /**
     * The tables, each once: a table that is sent again counts with its last link, which holds longest.
     *
     * @return the files
     */
    public List<ResultFile> tables() {
        List<ResultFile> files = new ArrayList<>();
        for (Block block : blocks) {
            if (block instanceof Block.Table table) {
                files.add(table.file());
            }
        }
        return once(files);
    }

    /**
     * The pictures, each once: a picture that is sent again counts with its last link, which holds longest.
     *
     * @return the files
     */
    public List<ResultFile> images() {
        List<ResultFile> files = new ArrayList<>();
        for (Block block : blocks) {
            if (block instanceof Block.Image image) {
                files.add(image.file());
            }
        }
        return once(files);
    }

    /**
     * What the answer rests on.
     *
     * @return the pieces of data sources
     */
    public List<JobSource> sources() {
        return blocks.stream()
                .filter(Block.Sources.class::isInstance)
                .flatMap(block -> ((Block.Sources) block).sources().stream())
                .toList();
    }

    /**
     * Questions that could be asked next.
     *
     * @return the questions
     */
    public List<String> questions() {
        return blocks.stream()
                .filter(Block.Questions.class::isInstance)
                .flatMap(block -> ((Block.Questions) block).questions().stream())
                .toList();
    }

    private static List<ResultFile> once(List<ResultFile> files) {
        Map<Object, ResultFile> last = new LinkedHashMap<>();
        files.forEach(file -> last.put(Objects.requireNonNullElse(file.place(), file), file));
        return List.copyOf(last.values());
    }
}

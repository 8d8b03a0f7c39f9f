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
 * @param jobId the job's id; null if the service gives none, as one of its documented streams
 * @param blocks the pieces in the order of the service
 * @param complete whether the service has marked the end of the answer; a stream can end without such a mark
 */
public record JobAnswer(@Nullable String jobId, List<Block> blocks, boolean complete) {

    /**
     * Copies the blocks.
     *
     * @param jobId see {@link #jobId()}
     * @param blocks see {@link #blocks()}
     * @param complete see {@link #complete()}
     */
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
     * The tables, each once. The service may send a table again: the last link, which works longest, counts.
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
     * The pictures, each once. The service may send a picture again: the last link, which works longest, counts.
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
     * The sources of the answer.
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
     * Suggestions for the next question.
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

package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of an answer. In a stream it is also an event, and a {@link Message} there is a part of a text that goes on:
 * {@link JobStream#collect()} puts them together.
 */
public sealed interface Block extends JobEvent {

    /**
     * The step of the work it belongs to.
     *
     * @return the group, without values if it belongs to none
     */
    BlockGroup group();

    /**
     * Text in Markdown.
     *
     * @param text the text; in a stream a piece of it, which may be a line break only: append it, never trim it
     * @param group the step it belongs to
     */
    record Message(String text, BlockGroup group) implements Block {}

    /**
     * Code that the service ran.
     *
     * @param text the code, fenced as Markdown has it
     * @param group the step it belongs to
     */
    record Code(String text, BlockGroup group) implements Block {}

    /**
     * A table, as a CSV file.
     *
     * @param file the file
     * @param group the step it belongs to
     */
    record Table(ResultFile file, BlockGroup group) implements Block {}

    /**
     * A picture.
     *
     * @param file the file
     * @param group the step it belongs to
     */
    record Image(ResultFile file, BlockGroup group) implements Block {}

    /**
     * What the answer rests on.
     *
     * @param sources the pieces of data sources
     * @param group the step it belongs to
     */
    record Sources(List<JobSource> sources, BlockGroup group) implements Block {
        /** Copies the list. */
        public Sources {
            sources = Immutable.list(sources);
        }
    }

    /**
     * Questions that could be asked next.
     *
     * @param questions the questions
     * @param group the step it belongs to
     */
    record Questions(List<String> questions, BlockGroup group) implements Block {
        /** Copies the list. */
        public Questions {
            questions = Immutable.list(questions);
        }
    }

    /**
     * A chart to draw. The service describes it in prose only, so what has no certain type is JSON text.
     *
     * @param file the table behind it
     * @param code the code that made it
     * @param codeType language of the code, such as {@code PYTHON}
     * @param image a still picture of it, as JSON
     * @param options kinds of chart to choose from, as JSON
     * @param columns columns of the table, as JSON
     * @param chartConfig settings for a renderer, as JSON
     * @param group the step it belongs to
     */
    record Chart(
            ResultFile file,
            @Nullable String code,
            @Nullable String codeType,
            @Nullable String image,
            @Nullable String options,
            @Nullable String columns,
            @Nullable String chartConfig,
            BlockGroup group)
            implements Block {}

    /**
     * Something this version of the SDK does not know, or a known thing in a shape it does not know.
     *
     * @param type the service's name for it
     * @param raw its content as it came: JSON, or the text of an event
     * @param group the step it belongs to
     */
    record Unknown(String type, String raw, BlockGroup group) implements Block {

        /** Without the content, which may hold links that are keys. */
        @Override
        public String toString() {
            return "Unknown[type=" + type + ", raw=" + raw.length() + " characters, group=" + group + "]";
        }
    }
}

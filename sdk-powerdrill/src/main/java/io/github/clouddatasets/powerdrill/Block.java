package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of an answer. In a stream each block is an event, and a {@link Message} is only a part of a text: {@link
 * JobStream#collect()} joins these parts.
 */
public sealed interface Block extends JobEvent {

    /**
     * The step of the work that made the block.
     *
     * @return the step; a group without values if there is none
     */
    BlockGroup group();

    /**
     * Text in Markdown.
     *
     * @param text the text; in a stream a part of the text, which may be a line break only: append each part, trim none
     * @param group the step of the block
     */
    record Message(String text, BlockGroup group) implements Block {}

    /**
     * Code that the service ran.
     *
     * @param text the code, fenced as Markdown has it
     * @param group the step of the block
     */
    record Code(String text, BlockGroup group) implements Block {}

    /**
     * A table, as a CSV file.
     *
     * @param file the file
     * @param group the step of the block
     */
    record Table(ResultFile file, BlockGroup group) implements Block {}

    /**
     * A picture.
     *
     * @param file the file
     * @param group the step of the block
     */
    record Image(ResultFile file, BlockGroup group) implements Block {}

    /**
     * The sources of the answer.
     *
     * @param sources the pieces of data sources
     * @param group the step of the block
     */
    record Sources(List<JobSource> sources, BlockGroup group) implements Block {
        /**
         * Copies the list.
         *
         * @param sources see {@link #sources()}
         * @param group see {@link #group()}
         */
        public Sources {
            sources = Immutable.list(sources);
        }
    }

    /**
     * Suggestions for the next question.
     *
     * @param questions the questions
     * @param group the step of the block
     */
    record Questions(List<String> questions, BlockGroup group) implements Block {
        /**
         * Copies the list.
         *
         * @param questions see {@link #questions()}
         * @param group see {@link #group()}
         */
        public Questions {
            questions = Immutable.list(questions);
        }
    }

    /**
     * A chart to draw. The service documents charts in prose only, so a component without a certain type is JSON text.
     *
     * @param file the table behind the chart
     * @param code the code that made the chart
     * @param codeType language of the code, such as {@code PYTHON}
     * @param image a still picture of the chart, as JSON
     * @param options kinds of chart to choose from, as JSON
     * @param columns columns of the table, as JSON
     * @param chartConfig settings for a renderer, as JSON
     * @param group the step of the block
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
     * A block of a type, or of a shape, that this version of the SDK does not know.
     *
     * @param type the service's name of the type
     * @param raw the content of the block, unchanged: JSON, or the text of an event
     * @param group the step of the block
     */
    record Unknown(String type, String raw, BlockGroup group) implements Block {

        /** Without the content, which may hold links that are keys. */
        @Override
        public String toString() {
            return "Unknown[type=" + type + ", raw=" + raw.length() + " characters, group=" + group + "]";
        }
    }
}

package io.github.clouddatasets.spark;

import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.spark.sql.catalyst.util.CompressionCodecs;
import org.apache.spark.sql.execution.datasources.CodecStreams;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.Map;

/** Makes the writer of a task; goes from the driver to the tasks. */
final class ManifestOutputFactory extends OutputWriterFactory {

    private static final long serialVersionUID = 1L;

    private final String corruptColumn;
    private final boolean caseSensitive;

    private ManifestOutputFactory(ReadSettings settings) {
        this.corruptColumn = settings.corruptColumn();
        this.caseSensitive = settings.caseSensitive();
    }

    static ManifestOutputFactory of(Job job, Map<String, String> options, StructType schema) {
        ReadSettings settings = ReadSettings.of(options);
        ManifestSchema.check(schema, settings.corruptColumn(), settings.caseSensitive());
        if (Arrays.stream(schema.fieldNames())
                .noneMatch(name -> ManifestSchema.equal(name, ManifestSchema.SOURCE, settings.caseSensitive()))) {
            throw new IllegalArgumentException(
                    "a manifest needs the column source; the columns are " + String.join(", ", schema.fieldNames()));
        }
        Configuration conf = job.getConfiguration();
        String compression = ReadSettings.text(options, ManifestOptions.COMPRESSION);
        CompressionCodecs.setCodecConfiguration(
                conf, CompressionCodecs.getCodecClassName(compression == null ? "none" : compression));
        return new ManifestOutputFactory(settings);
    }

    @Override
    public String getFileExtension(TaskAttemptContext context) {
        return ".manifest" + CodecStreams.getCompressionExtension(context);
    }

    @Override
    public OutputWriter newInstance(String path, StructType schema, TaskAttemptContext context) {
        return new ManifestOutput(path, new RowSample(schema, corruptColumn, caseSensitive), context);
    }
}

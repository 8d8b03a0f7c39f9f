package consumer

import io.github.clouddatasets.core.NotFoundException
import io.github.clouddatasets.datasets.DatasetClient
import io.github.clouddatasets.emulator.DatasetCloudEmulator
import io.github.clouddatasets.sync.SyncClient
import java.time.Duration

/**
 * Kotlin calls the second function only for a value that its compiler takes for nullable: a value of a library without nullness
 * would go to the first, as would one that is never null.
 */
private fun mayBeNull(value: String): Boolean = value.length < 0

@JvmName("mayBeNullIndeed")
private fun mayBeNull(value: String?): Boolean = value == null || value.length >= 0

object Session {
    @JvmStatic
    fun main(arguments: Array<String>) {
        DatasetCloudEmulator.builder().pace(Duration.ofMillis(1)).start().use { cloud ->
            DatasetClient.builder()
                .endpoint(cloud.modelArtsEndpoint())
                .projectId(cloud.projectId())
                .accessKey(cloud.accessKey(), cloud.secretKey())
                .build()
                .use { datasets ->
                    check(datasets.list().any { it.datasetId() == cloud.datasetId() }) { "the dataset is not in the list" }
                    val synced = datasets.sync(cloud.datasetId()).every(Duration.ofMillis(10)).await()
                    check((synced.totalSampleCount() ?: 0) > 0) { "no samples were counted" }
                    try {
                        datasets.get("no-such-dataset-id-here")
                        error("a dataset that does not exist was found")
                    } catch (e: NotFoundException) {
                        check(e.message.orEmpty().contains("trace")) { "the error names no trace: $e" }
                    }
                }
            SyncClient.builder().endpoint(cloud.idahEndpoint()).apiKey(cloud.idahApiKey()).build().use { sync ->
                val export = sync.exports()
                    .create { it.projectId(cloud.idahProjectId()).datasetIds(cloud.idahDatasetId()) }
                    .every(Duration.ofMillis(10))
                    .await()
                check(mayBeNull(export.filename())) { "Kotlin does not see that an export's file name may be null" }
                check(!mayBeNull(export.id())) { "Kotlin takes an export's id for nullable" }
            }
        }
        println("session ok")
    }
}

package consumer

import io.github.clouddatasets.datasets.DatasetClient

/** The code of docs/kotlin.md, so that it is compiled. Nobody calls it: it would need an account. */
@Suppress("unused", "UNUSED_VARIABLE")
fun guide(ak: String, sk: String, id: String) {
    val datasets = DatasetClient.builder().region("eu-de").accessKey(ak, sk).build()

    datasets.list().limit(20).forEach { println(it.datasetName()) }
    val version = datasets.createVersion(id) { it.versionName("V004") }.await()
}

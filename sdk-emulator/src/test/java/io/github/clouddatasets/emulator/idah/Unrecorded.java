package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.JsonNode;

/** What the recorded dataset server did between the recorded requests, told by the answers to these. */
final class Unrecorded {

    private static final String KEY = "project_rw_all:all:";
    private static final String IMPORTED = "01a2152f-89c4-7950-b414-e28b01bdcb03";
    private static final String ENTRY = "01a2152f-9399-725c-bba0-5b8fc07673b4";
    private static final String GHOST = "01a2152f-a927-7d4c-b4e5-20d8aa6b0cc4";
    private static final String DATASET = """
            {'data':{'type':'dataset:datasets','attributes':{'name':'%s','modality':'%s','workflow_configuration':{},
             'labeling_configuration':{}},'relationships':{'project':{'data':{'type':'dataset:projects','id':'%s'}}}}}""";

    private Unrecorded() {}

    static void before(String recording, DatasetScene scene) {
        switch (recording) {
            case "project-delete" ->
                scene.same("01a2152f-8a89-732e-8071-1eb693d3a3be", scene.unrecorded(KEY, "POST", "/projects", """
                        {'data':{'type':'dataset:projects','attributes':{'name':'x','organization_id':1}}}"""));
            case "entry-create-with-status-and-step" ->
                scene.same(
                        "01a2152f-8c81-7460-9a10-3ca8edef1b1e",
                        scene.unrecorded(KEY, "POST", "/datasets", DATASET.formatted("Other", "idah-image", IMPORTED)));
            case "entry-show-after-processing" ->
                media(scene, ENTRY, "'status':'processing','job_id':'01a2152f-9930-7214-bda0-c4baef75baa4'");
            case "entry-create-same-resource" -> media(scene, ENTRY, "'status':'pending','wf_step':'annotate'");
            case "entry-media-not-uploaded-after-processing" ->
                media(
                        scene,
                        GHOST,
                        "'status':'errored','wf_step':'start','job_id':'01a2152f-a9fe-71cf-9f2f-08bb57fe0013'");
            case "annotation-create" -> {
                String second = "/entries/0198f000-0000-7000-8000-0000000000e2";
                media(scene, second.substring("/entries/".length()), "'status':'pending'");
                scene.unrecorded(KEY, "POST", second + "/error", "{'data':{'attributes':{'message':'blurred'}}}");
            }
            case "rpc-vnd-api-json" -> rpc(scene, "update", """
                        'id':'0198f222-0000-7000-8000-0000000000a1','entry_id':'%s',
                        'dimensions':{'type':'idah-image:mask','points':[]},
                        'annotation':{'category':'road','attributes':{'wet':true}}""".formatted(ENTRY));
            case "entry-show-modality-without-plugin" -> {
                String texts = "01a2152f-c6aa-7266-86d7-f43887cf7b81";
                scene.same(
                        texts,
                        scene.unrecorded(KEY, "POST", "/datasets", DATASET.formatted("Texts", "acme-text", IMPORTED)));
                scene.same(
                        "01a2152f-c6c7-7c2e-a7d9-689a85f746ab",
                        scene.unrecorded(KEY, "POST", "/entries", """
                        {'data':{'type':'dataset:entries','attributes':{'name':'t.txt','resource':'eeee000000000001.txt'},
                         'relationships':{'dataset':{'data':{'type':'dataset:datasets','id':'%s'}}}}}""".formatted(texts)));
            }
            case "rpc-show-tile-stuck-in-dimensions" -> sendBackWhatShowGave(scene);
            default -> {}
        }
    }

    // The update copies the tiles into the record, where write_shape cannot remove them.
    private static void sendBackWhatShowGave(DatasetScene scene) {
        String mask = "0198f000-0000-7000-8000-000000000a03";
        JsonNode shown = rpc(scene, "show", "'id':'" + mask + "'").path("result");
        rpc(
                scene,
                "update",
                "'id':'%s','entry_id':'%s','dimensions':%s,'annotation':%s"
                        .formatted(
                                mask,
                                shown.path("entry_id").asText(),
                                shown.path("dimensions"),
                                shown.path("annotation")));
        rpc(scene, "write_shape", "'annotation_id':'" + mask + "','key':'tile-1x0','value':null");
    }

    private static JsonNode rpc(DatasetScene scene, String method, String parameters) {
        JsonNode answer = scene.unrecorded(
                KEY,
                "POST",
                "/annotations/_rpc",
                "{'jsonrpc':'2.0','id':1,'method':'" + method + "','params':{" + parameters + "}}");
        if (answer.has("error")) {
            throw new AssertionError(answer.toString());
        }
        return answer;
    }

    /** What the media service makes of an entry. */
    private static void media(DatasetScene scene, String entry, String attributes) {
        scene.unrecorded(
                KEY,
                "PATCH",
                "/entries/" + entry,
                "{'data':{'type':'dataset:entries','attributes':{" + attributes + "}}}");
    }
}

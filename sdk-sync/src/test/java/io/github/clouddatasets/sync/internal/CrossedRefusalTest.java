package io.github.clouddatasets.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.spi.service.ErrorBody;
import io.github.clouddatasets.core.spi.service.Exchanged;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which refusals a request can be meant by, and which were made for another one. */
class CrossedRefusalTest {

    private static final String E1 = "0198f000-0000-7000-8000-0000000000e1";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /dataset/entries/{e1}                  | {:id=>"{e1}"}
            PATCH  | /dataset/projects/{e1}                 | {e1}
            GET    | /media/medias/files/nope.png           | {:resource=>"nope.png", :key=>""}
            GET    | /dataset/projects                      | unauthorized action `read` on `dataset:projects`
            POST   | /dataset/note_feeds                    | unauthorized action `create` on `dataset:note_feeds`
            PATCH  | /dataset/entries/{e1}/assign           | unauthorized action `update` on `dataset:entries`
            PATCH  | /dataset/entries/{e1}                  | unauthorized action `read` on `dataset:entries`
            DELETE | /dataset/entries/{e1}                  | unauthorized action `delete` on `dataset:entries`
            GET    | /dataset/entries/{e1}/select           | unauthorized action `update` on `dataset:entries`
            POST   | /dataset/entries                       | Entry with resource r.png already exists
            POST   | /dataset/datasets                      | You do not have permission to create dataset on this project
            DELETE | /dataset/datasets/{e1}                 | Unable to delete in progress or completed dataset
            POST   | /dataset/entries/{e1}/submit           | Event 'submit' cannot transition from 'done'.
            POST   | /dataset/projects                      | verse.errors.cannot_create_record
            GET    | /dataset/projects                      | unauthorized_access
            """)
    void belongsToTheRequest(String method, String path, String text) {
        assertThat(isOfAnother(method, path, text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /dataset/entries/{e1}                  | {:id=>"0198f000-0000-7000-8000-0000000000e2"}
            PATCH  | /dataset/projects/{e1}                 | 0198f000-0000-7000-8000-0000000000e2
            GET    | /media/medias/files/nope.png           | {:resource=>"other.png", :key=>""}
            GET    | /dataset/projects                      | unauthorized action `read` on `dataset:entries`
            GET    | /dataset/projects                      | unauthorized action `create` on `dataset:projects`
            POST   | /dataset/note_feeds                    | unauthorized action `create` on `dataset:datasets`
            PATCH  | /dataset/entries/{e1}                  | unauthorized action `delete` on `dataset:entries`
            DELETE | /dataset/entries/{e1}                  | unauthorized action `create` on `dataset:entries`
            GET    | /dataset/entries                       | Entry with resource r.png already exists
            GET    | /media/medias/info/r.png               | Resource r.png with key  already exists
            GET    | /dataset/datasets                      | You do not have permission to create dataset on this project
            PATCH  | /dataset/datasets/{e1}                 | Unable to delete in progress or completed dataset
            GET    | /dataset/entries/{e1}                  | Event 'submit' cannot transition from 'done'.
            GET    | /dataset/projects                      | verse.errors.cannot_create_record
            GET    | /dataset/entries                       | dataset not found to create an entry
            GET    | /dataset/entries                       | dataset relationship is required to create an entry
            POST   | /dataset/entries                       | invalid export format: `Nope`
            """)
    void wasMadeForAnotherRequest(String method, String path, String text) {
        assertThat(isOfAnother(method, path, text)).isTrue();
    }

    private static boolean isOfAnother(String method, String path, String text) {
        return CrossedRefusal.isOfAnother(
                new Exchanged(method, "/api/v1" + path.replace("{e1}", E1), Set.of(), "", 1),
                new ErrorBody("Verse::Error::X", text.replace("{e1}", E1), null));
    }
}

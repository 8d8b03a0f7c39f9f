package io.github.clouddatasets.emulator.front;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.journal.RecordedAnswer;
import io.github.clouddatasets.emulator.journal.RecordedBody;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the journal keeps of an answer: status, headers and the first bytes, whether they are in memory, a file or events. */
final class AnswerCopy {

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final long size;

    private AnswerCopy(Answer answer, byte[] body, long size) {
        this.status = answer.status();
        this.headers = headers(answer);
        this.body = body;
        this.size = size;
    }

    static AnswerCopy of(Answer answer) {
        try (InputStream in = answer.open()) {
            byte[] kept = in.readNBytes(RecordedBody.LONGEST);
            return new AnswerCopy(answer, kept, answer.length());
        } catch (IOException e) {
            // The server will find the same when it sends the answer.
            return new AnswerCopy(answer, new byte[0], 0);
        }
    }

    /** About the number of bytes of the copy. */
    long weight() {
        return body.length;
    }

    Map<String, List<String>> headers() {
        return headers;
    }

    /** The copy for users, without secrets. */
    RecordedAnswer recorded() {
        return new RecordedAnswer(status, SecretMask.headers(headers), new RecordedBody(SecretMask.bytes(body), size));
    }

    private static Map<String, List<String>> headers(Answer answer) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        answer.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        if (!answer.cookies().isEmpty()) {
            headers.put("set-cookie", List.copyOf(answer.cookies()));
        }
        return headers;
    }
}

package io.github.clouddatasets.emulator.front;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.journal.RecordedBody;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the journal keeps of an answer: status, headers and the first bytes, whether they are in memory, a file or events. */
record AnswerCopy(int status, Map<String, List<String>> headers, byte[] body, long size) {

    static AnswerCopy of(Answer answer) {
        try (InputStream in = answer.open()) {
            byte[] kept = in.readNBytes(RecordedBody.LONGEST);
            return new AnswerCopy(answer.status(), headers(answer), kept, answer.length());
        } catch (IOException e) {
            // The server will find the same when it sends the answer.
            return new AnswerCopy(answer.status(), headers(answer), new byte[0], 0);
        }
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

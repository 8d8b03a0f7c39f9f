package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.testing.RawServer;

/**
 * The answer without a fault.
 *
 * @param type its media type
 * @param body its body, ASCII
 */
record GoodAnswer(String type, String body) {

    static final GoodAnswer THING = new GoodAnswer("application/json", "{\"id\":\"t1\"}");
    static final GoodAnswer BYTES = new GoodAnswer("application/octet-stream", "0123456789".repeat(4));

    /** Half of it ends inside the second event. */
    static final GoodAnswer EVENTS = new GoodAnswer("text/event-stream", "data: one\n\ndata: second\n\n");

    /** Status line and type, to go on with. */
    String head() {
        return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nConnection: close\r\n";
    }

    /** The head of an answer of this length. */
    String head(int length) {
        return head() + "Content-Length: " + length + "\r\n\r\n";
    }

    String half() {
        return body.substring(0, body.length() / 2);
    }

    RawServer.Answer answer() {
        return RawServer.Answer.closing(head(body.length()) + body);
    }
}

package io.github.clouddatasets.codegen;

import javax.lang.model.element.Element;

/** A component that cannot be described: the compilation fails at its place. */
final class NotUnderstood extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Element place;

    NotUnderstood(Element place, String reason) {
        super(place + " cannot be decoded by generated code: " + reason);
        this.place = place;
    }

    Element place() {
        return place;
    }
}

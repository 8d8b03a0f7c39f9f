package io.github.clouddatasets.sync.imports;

/** Carries what concerns the run, and no single item, out of the tasks of the items. */
final class EndOfRun extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RuntimeException reason;

    EndOfRun(RuntimeException reason) {
        super(reason);
        this.reason = reason;
    }

    RuntimeException reason() {
        return reason;
    }
}

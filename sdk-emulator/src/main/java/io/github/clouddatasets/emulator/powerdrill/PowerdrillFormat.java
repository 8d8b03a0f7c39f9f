package io.github.clouddatasets.emulator.powerdrill;

/** The form of the blocks of an answer, which differs a little between versions and places. */
record PowerdrillFormat(PowerdrillDialect dialect, PresignedLinks links, Place place) {

    /** The place of an answer. */
    enum Place {
        STREAM,
        ANSWER,
        HISTORY
    }

    boolean isStream() {
        return place == Place.STREAM;
    }
}

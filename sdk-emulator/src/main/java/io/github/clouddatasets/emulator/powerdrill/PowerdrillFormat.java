package io.github.clouddatasets.emulator.powerdrill;

/** For whom the parts of an answer are written: their form differs a little from place to place. */
record PowerdrillFormat(PowerdrillDialect dialect, PresignedLinks links, Place place) {

    /** Where the answer is shown. */
    enum Place {
        STREAM,
        ANSWER,
        HISTORY
    }

    boolean isStream() {
        return place == Place.STREAM;
    }
}

package io.github.clouddatasets.emulator.contract;

/** How much a generated value has of what its schema allows. */
enum Extent {
    /** Required properties alone, and the least values. */
    LEAST,
    /** Every property, and the greatest values. */
    MOST,
    /** Some properties, and values between. */
    SOME
}

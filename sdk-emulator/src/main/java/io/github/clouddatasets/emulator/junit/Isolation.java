package io.github.clouddatasets.emulator.junit;

/** Who shares an account of the emulator. */
public enum Isolation {
    /** Each test method, and each invocation of a parameterised one, has an account of its own. */
    PER_METHOD,
    /** All tests of a top-level class, with those of its nested classes, share an account. */
    PER_CLASS
}

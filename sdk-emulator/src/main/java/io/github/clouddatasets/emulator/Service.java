package io.github.clouddatasets.emulator;

/** One emulated service. Its state is not thread-safe: the caller sends one request at a time. */
interface Service {

    Answer answer(Call call);
}

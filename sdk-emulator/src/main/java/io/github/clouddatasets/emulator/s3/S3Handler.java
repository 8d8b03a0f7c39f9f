package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.http.Answer;
import java.io.IOException;

/** The implementation of one operation. Several threads may call a handler at the same time. */
interface S3Handler {

    Answer answer(S3Request request, Payload payload) throws IOException;
}

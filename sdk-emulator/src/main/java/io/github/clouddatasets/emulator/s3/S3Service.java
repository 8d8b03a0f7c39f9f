package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Refusals;
import io.github.clouddatasets.emulator.http.Service;
import io.github.clouddatasets.emulator.http.ServiceOperation;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The buckets of one account behind the API of S3. */
public final class S3Service implements Service {

    private final S3Authentication authentication;
    private final IdSource ids = new IdSource(7);
    private final Map<S3Operation, S3Handler> handlers = new EnumMap<>(S3Operation.class);

    /**
     * @param storage the folders behind the buckets
     * @param account the keys of the owner of all buckets
     * @param region the region of all buckets
     * @param clock the clock of signatures, links and objects
     * @param origin the address of this service, known once the server runs
     */
    public S3Service(ObjectStorage storage, S3Account account, String region, Clock clock, Supplier<String> origin) {
        this.authentication = new S3Authentication(account, clock);
        ObjectDisk disk = new ObjectDisk(storage);
        MultipartUploads uploads = new MultipartUploads(storage);
        BucketOperations buckets = new BucketOperations(storage, disk, account, region);
        buckets.addTo(handlers);
        new ListOperations(buckets, disk).addTo(handlers);
        new ObjectOperations(buckets, disk, clock).addTo(handlers);
        new UploadOperations(buckets, disk, uploads, clock).addTo(handlers);
        handlers.put(
                S3Operation.COMPLETE_MULTIPART_UPLOAD,
                new UploadCompletion(buckets, disk, uploads, clock, origin)::complete);
        UploadListings listings = new UploadListings(buckets, uploads);
        handlers.put(S3Operation.LIST_PARTS, (request, payload) -> listings.parts(request));
        handlers.put(S3Operation.LIST_MULTIPART_UPLOADS, (request, payload) -> listings.uploads(request));
    }

    /**
     * The access key that a request names, whether its signature is right or not: whose buckets the request means.
     *
     * @param call the request
     * @return the access key; empty if the request names none
     */
    public static Optional<String> accessKey(Call call) {
        return S3Authentication.accessKey(call);
    }

    @Override
    public Optional<String> operation(Call head) {
        return Optional.of(S3Operation.of(new S3Request(head)))
                .filter(S3Operation::isOffered)
                .map(S3Operation::id);
    }

    @Override
    public List<ServiceOperation> operations() {
        return Arrays.stream(S3Operation.values())
                .filter(S3Operation::isOffered)
                .map(operation -> new ServiceOperation(operation.id(), operation.hasBody(), true))
                .toList();
    }

    @Override
    public Refusals refusals() {
        return new S3Refusals();
    }

    @Override
    public Answer answer(Call call) {
        try {
            return receive(call, new ByteArrayInputStream(call.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Several threads may call this method at the same time: each key has a lock of its own. */
    @Override
    public Answer receive(Call head, InputStream body) throws IOException {
        S3Request request = new S3Request(head);
        S3Operation operation = S3Operation.of(request);
        String requestId = ids.hex();
        Answer answer;
        try {
            answer = answer(request, operation, body);
        } catch (S3Fault fault) {
            // A client that waits for the word to go on has not sent its body.
            if (request.header("Expect").isEmpty()) {
                Payload.unchecked(body).discard();
            }
            answer = fault.answer(request.resource(), requestId);
        }
        return answer.with("x-amz-request-id", requestId).with("x-obs-request-id", requestId);
    }

    private Answer answer(S3Request request, S3Operation operation, InputStream body) throws IOException {
        PayloadSignature signature = authentication.check(request);
        Payload payload = new Payload(request, signature.decode(body));
        S3Handler handler = handlers.get(operation);
        if (handler == null) {
            throw S3Operation.absent(request).map(S3Fault::notImplemented).orElseGet(S3Fault::methodUnknown);
        }
        if (request.vendorHeader("server-side-encryption-customer-algorithm").isPresent()) {
            throw S3Fault.notImplemented("x-amz-server-side-encryption-customer-algorithm");
        }
        return handler.answer(request, payload);
    }
}

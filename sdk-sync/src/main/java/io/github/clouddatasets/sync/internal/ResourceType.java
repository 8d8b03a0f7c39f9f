package io.github.clouddatasets.sync.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.value.Decoder;
import io.github.clouddatasets.core.spi.value.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A kind of JSON:API resources: the name on the wire and the record of the attributes. Makes the kind's operations and
 * bodies, so that a new resource takes a record of attributes and a function that makes the model.
 *
 * @param <A> the record of the attributes
 */
public final class ResourceType<A> {

    private final String name;
    private final Class<A> attributes;
    private final Decoder<A> decoder;

    private ResourceType(String name, Class<A> attributes) {
        this.name = name;
        this.attributes = attributes;
        this.decoder = Json.SNAKE.decoder(attributes);
    }

    /**
     * Makes the model of a resource.
     *
     * @param <A> the record of the attributes
     * @param <T> the model
     */
    @FunctionalInterface
    public interface Model<A, T> {
        /**
         * Converts a resource.
         *
         * @param resource the resource as the wire has it
         * @param included what came along
         * @return the model
         */
        T of(Resource<A> resource, Included included);
    }

    /**
     * A kind of resources.
     *
     * @param name the kind on the wire, such as {@code dataset:projects}
     * @param attributes the record of the attributes
     * @param <A> the same record
     * @return the kind
     */
    public static <A> ResourceType<A> of(String name, Class<A> attributes) {
        return new ResourceType<>(name, attributes);
    }

    /** {@return the kind on the wire} */
    public String name() {
        return name;
    }

    /**
     * A listing. Its pages become models by {@link Listing#rows}.
     *
     * @param id the operationId in the contract
     * @param template the path below the service's base
     * @return the operation
     */
    @SuppressWarnings("unchecked") // the reader of the operation knows the type of the attributes
    public Op<Listing<A>> list(String id, String template) {
        Op<?> list = Op.get(id, template, Listing.class).of(attributes);
        return (Op<Listing<A>>) list;
    }

    /**
     * A read of one resource.
     *
     * @param id the operationId in the contract
     * @param template the path below the service's base
     * @param model makes the model
     * @param <T> the model
     * @return the operation
     */
    public <T> Op<T> get(String id, String template, Model<A, T> model) {
        return document(Op.get(id, template, Document.class), model);
    }

    /**
     * A POST that is answered with one resource. May not be repeated once it was sent; {@link Op#repeatable} says otherwise.
     *
     * @param id the operationId in the contract
     * @param template the path below the service's base
     * @param model makes the model
     * @param <T> the model
     * @return the operation
     */
    public <T> Op<T> post(String id, String template, Model<A, T> model) {
        return document(Op.post(id, template, Document.class), model);
    }

    /**
     * A change that is answered with the changed resource. May be repeated.
     *
     * @param id the operationId in the contract
     * @param template the path below the service's base
     * @param model makes the model
     * @param <T> the model
     * @return the operation
     */
    public <T> Op<T> patch(String id, String template, Model<A, T> model) {
        return document(Op.patch(id, template, Document.class), model);
    }

    @SuppressWarnings("unchecked") // the reader of the operation knows the type of the attributes
    private <T> Op<T> document(Op<?> read, Model<A, T> model) {
        return ((Op<Document<A>>) read.of(attributes)).as(document -> document.as(model));
    }

    /**
     * The body of a creation.
     *
     * @param values the attributes: a record or a map
     * @return the body
     */
    public Body body(Object values) {
        return Body.of(name, null, values);
    }

    /**
     * The body of a change.
     *
     * @param id the resource's id
     * @param values the attributes that change: a record or a map
     * @return the body
     */
    public Body body(String id, Object values) {
        return Body.of(name, id, values);
    }

    /** The resource with attributes of this kind; without any if they are no object. */
    Resource<A> read(Resource<JsonNode> included) {
        return new Resource<>(
                included.type(), included.id(), attributes(included.attributes()), included.relationships());
    }

    private @Nullable A attributes(@Nullable JsonNode given) {
        if (given == null || !given.isObject()) {
            return null;
        }
        try {
            return decoder.read(given.traverse());
        } catch (IOException unreadable) {
            return null; // one resource of an unexpected shape must not make the whole answer unreadable
        }
    }
}

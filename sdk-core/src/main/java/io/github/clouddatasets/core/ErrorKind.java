package io.github.clouddatasets.core;

/**
 * What a service's refusal means, whatever status and code it came with. Each kind but {@link #OTHER} has its own
 * exception class.
 */
public enum ErrorKind {
    /** The credentials are missing, wrong or expired: {@link AuthenticationException}. */
    AUTHENTICATION,
    /** The caller may not do this: {@link PermissionDeniedException}. */
    PERMISSION_DENIED,
    /** The thing does not exist, or not for this caller: {@link NotFoundException}. */
    NOT_FOUND,
    /** The state of the resource forbids the operation, or the name is taken: {@link ConflictException}. */
    CONFLICT,
    /** The request itself is wrong: {@link InvalidRequestException}. */
    INVALID_REQUEST,
    /** Too many requests; waiting helps: {@link RateLimitedException}. */
    RATE_LIMITED,
    /** A quota or a storage limit is used up; waiting does not help: {@link QuotaExceededException}. */
    QUOTA_EXCEEDED,
    /** The service failed: {@link ServerException}. */
    SERVER,
    /** The gateway does not offer this API here: {@link UnavailableApiException}. */
    UNAVAILABLE_API,
    /** Anything else, such as a redirect: a plain {@link ApiException}. */
    OTHER
}

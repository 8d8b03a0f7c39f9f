package io.github.clouddatasets.datasets.common;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.util.StdConverter;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.spi.value.Decoded;
import org.jspecify.annotations.Nullable;

/**
 * Access to the source of a table (schema {@code SourceInfo}, in {@link DataSource#sourceInfo()}). Which components are
 * needed depends on the kind of the source. A field that is {@code null} is not sent.
 *
 * @param databaseName database that the table is imported from
 * @param tableName table that is imported
 * @param userName user of the database; needed for GaussDB(DWS)
 * @param userPassword password of the user, shown as {@code ***}; needed for GaussDB(DWS)
 * @param ip address of the GaussDB(DWS) cluster
 * @param port port of the GaussDB(DWS) cluster, written as text
 * @param queueName DLI queue of the table
 * @param clusterId id of the MRS cluster, as its console shows it
 * @param clusterName name of the MRS cluster
 * @param clusterMode security mode of the MRS cluster
 * @param input path of the table in HDFS, for example {@code /datasets/demo}; MRS only
 * @param vpcId VPC of the MRS cluster
 * @param subnetId subnet of the MRS cluster
 */
@Decoded
public record SourceInfo(
        @Nullable String databaseName,
        @Nullable String tableName,
        @Nullable String userName,

        @JsonDeserialize(converter = SourceInfo.PasswordReader.class) @Nullable
        Secret userPassword,

        @Nullable String ip,
        @Nullable String port,
        @Nullable String queueName,
        @Nullable String clusterId,
        @Nullable String clusterName,
        @Nullable MrsClusterMode clusterMode,
        @Nullable String input,
        @Nullable String vpcId,
        @Nullable String subnetId) {

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_SourceInfo_Builder();
    }

    /** {@return a builder that holds the values of this record} */
    public Builder toBuilder() {
        return new AutoBuilder_SourceInfo_Builder(this);
    }

    /** A secret cannot be empty, yet the service may answer with an empty password: then there is none. */
    static final class PasswordReader extends StdConverter<String, @Nullable Secret> {

        @Override
        public @Nullable Secret convert(String password) {
            return password.isEmpty() ? null : Secret.of(password);
        }
    }

    /** Builds a {@link SourceInfo}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Database that the table is imported from.
         *
         * @param databaseName database that the table is imported from; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder databaseName(@Nullable String databaseName);

        /**
         * Table that is imported.
         *
         * @param tableName table that is imported; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder tableName(@Nullable String tableName);

        /**
         * User of the database; needed for GaussDB(DWS).
         *
         * @param userName user of the database; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder userName(@Nullable String userName);

        /**
         * Password of the user, shown as {@code ***}; needed for GaussDB(DWS).
         *
         * @param userPassword password of the user; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder userPassword(@Nullable Secret userPassword);

        /**
         * Address of the GaussDB(DWS) cluster.
         *
         * @param ip address of the GaussDB(DWS) cluster; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder ip(@Nullable String ip);

        /**
         * Port of the GaussDB(DWS) cluster, written as text.
         *
         * @param port port of the GaussDB(DWS) cluster; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder port(@Nullable String port);

        /**
         * DLI queue of the table.
         *
         * @param queueName DLI queue of the table; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder queueName(@Nullable String queueName);

        /**
         * Id of the MRS cluster, as its console shows it.
         *
         * @param clusterId id of the MRS cluster; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder clusterId(@Nullable String clusterId);

        /**
         * Name of the MRS cluster.
         *
         * @param clusterName name of the MRS cluster; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder clusterName(@Nullable String clusterName);

        /**
         * Security mode of the MRS cluster.
         *
         * @param clusterMode security mode of the MRS cluster; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder clusterMode(@Nullable MrsClusterMode clusterMode);

        /**
         * Path of the table in HDFS, for example {@code /datasets/demo}; MRS only.
         *
         * @param input path of the table in HDFS; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder input(@Nullable String input);

        /**
         * VPC of the MRS cluster.
         *
         * @param vpcId VPC of the MRS cluster; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder vpcId(@Nullable String vpcId);

        /**
         * Subnet of the MRS cluster.
         *
         * @param subnetId subnet of the MRS cluster; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder subnetId(@Nullable String subnetId);

        /**
         * Builds the value.
         *
         * @return a new value
         */
        public abstract SourceInfo build();
    }
}

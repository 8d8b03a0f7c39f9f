package io.github.clouddatasets.sync.project;

import java.util.Locale;

/** A column of projects, to sort by or to read alone ({@code listProjects}). */
public enum ProjectField {

    /** The name. */
    NAME,

    /** The description. */
    DESCRIPTION,

    /** The organisation. */
    ORGANIZATION_ID,

    /** Who made the project. */
    CREATED_BY_EMAIL,

    /** When the project was made. */
    CREATED_AT,

    /** When the project last changed. */
    UPDATED_AT;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

/** What the console shows of the services: tables and pictures. Knows no service. */
@NullMarked
package io.github.clouddatasets.emulator.view;

import org.jspecify.annotations.NullMarked;

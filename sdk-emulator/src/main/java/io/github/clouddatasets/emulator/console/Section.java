package io.github.clouddatasets.emulator.console;

import io.github.clouddatasets.emulator.view.StateView;

/**
 * The part of the page about one service.
 *
 * @param name the name in addresses
 */
public record Section(String name, String title, StateView view) {}

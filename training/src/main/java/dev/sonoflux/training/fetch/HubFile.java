package dev.sonoflux.training.fetch;

/**
 * A file of a repository of the hub.
 *
 * @param path from the repository's folder, with {@code /}; it stays inside
 * @param size in bytes
 */
record HubFile(String path, long size, Checksum checksum) {}

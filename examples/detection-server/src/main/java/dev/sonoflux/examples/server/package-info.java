/** A server that hears words in what its clients send, built on Reactor Netty: how to embed Sonoflux in a service. */
package dev.sonoflux.examples.server;

/** What operators measure in a stream, in a form that any sink can write. */
package dev.sonoflux.engine.measure;

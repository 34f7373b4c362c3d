/** Results as JSON, one object a line. */
package dev.sonoflux.sinks.jsonlines;

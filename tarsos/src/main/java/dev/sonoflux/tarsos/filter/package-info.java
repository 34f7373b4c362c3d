/** TarsosDSP's filters and effects as operators of pipelines. */
package dev.sonoflux.tarsos.filter;

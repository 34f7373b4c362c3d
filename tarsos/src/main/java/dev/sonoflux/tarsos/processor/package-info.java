/** TarsosDSP's audio processors as stages. */
package dev.sonoflux.tarsos.processor;

/** Speech faster, slower, higher or deeper, each without the other. */
package dev.sonoflux.tarsos.stretch;

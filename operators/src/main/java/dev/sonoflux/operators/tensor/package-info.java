/** Named arrays of numbers, and the safetensors format in which model bundles keep them. */
package dev.sonoflux.operators.tensor;

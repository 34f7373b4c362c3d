/** Models in ONNX, as ONNX Runtime runs them. */
package dev.sonoflux.operators.onnx;

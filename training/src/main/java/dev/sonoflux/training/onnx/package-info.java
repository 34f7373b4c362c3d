/** ONNX files as all networks that are trained here are written to them. */
package dev.sonoflux.training.onnx;

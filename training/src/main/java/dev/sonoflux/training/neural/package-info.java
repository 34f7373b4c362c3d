/**
 * Small convolutional networks: described once, trained by PyTorch through DJL, served as ONNX by ONNX Runtime. What is
 * random and what is learned is held in plain arrays here; PyTorch computes scores and gradients and keeps nothing.
 */
package dev.sonoflux.training.neural;

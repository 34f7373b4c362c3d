/**
 * wav2vec 2.0 (A. Baevski et al., 2020): read from a Hugging Face folder, described once, fine-tuned by PyTorch through DJL
 * and served as ONNX.
 */
package dev.sonoflux.training.wav2vec2;

/** The pitch of voices. */
package dev.sonoflux.tarsos.pitch;

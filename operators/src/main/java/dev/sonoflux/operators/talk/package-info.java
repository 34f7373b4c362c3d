/** Keys that say when somebody is to be listened to. */
package dev.sonoflux.operators.talk;

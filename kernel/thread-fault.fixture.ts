/** A module for the test of threads that fails before it does anything. */
throw new Error('no paper at all')

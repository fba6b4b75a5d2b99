"""From a song to samples: the same samples every time, in blocks, so that memory does not grow with length."""

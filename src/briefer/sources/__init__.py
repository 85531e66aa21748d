"""sources: bytes -> Source. The room's verb is `read_sources`, in `reading`; who only has to know which files there are needs `files`."""

//! Handlers of `/api/v1`, by slice.

//! Files of leads: read once into sealed blocks, then sent row by row to the intake queue by a job.

crate::text_enum! {
    /// What kind of file it was.
    pub enum Format {
        Csv = "csv",
        Xlsx = "xlsx",
    }
}

crate::text_enum! {
    /// Where an import stands.
    pub enum ImportStatus {
        /// Read, waiting for its columns to be named.
        Read = "read",
        Running = "running",
        Done = "done",
        /// Ended by its owner before the last row.
        Stopped = "stopped",
    }
}

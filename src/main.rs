//! The `lead-exchange` program: see [`lead_exchange::cli`].

fn main() -> std::process::ExitCode {
    lead_exchange::cli::main()
}

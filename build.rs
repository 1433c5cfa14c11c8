//! Says what the program is made of besides its sources: a migration added to the folder is embedded
//! by a macro cargo knows nothing of.

fn main() {
    println!("cargo::rerun-if-changed=migrations");
}

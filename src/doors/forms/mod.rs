//! The hosted form of an engagement: a public page made of the offer's lead form.

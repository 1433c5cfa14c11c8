//! How a line of the table is read: a macro, so that a flag misspelt does not compile.

macro_rules! routes {
    ($($(#[$only:meta])* $method:ident $path:literal $access:ident $($flag:ident)* => $handler:expr;)+) => {
        /// Every route of the server.
        pub static TABLE: &[RouteInfo] = &[$($(#[$only])* RouteInfo {
            method: Method::$method,
            path: $path,
            access: Access::$access,
            large: routes!(@large $($flag)*),
            files: routes!(@files $($flag)*),
            deferred: routes!(@deferred $($flag)*),
            personal: routes!(@personal $($flag)*),
            machine: routes!(@machine $($flag)*),
            framed: routes!(@framed $($flag)*),
        }),+];

        /// The handlers, in the order of the table.
        fn handlers() -> Vec<Route> {
            [$($(#[$only])* web::to($handler)),+].into()
        }
    };
    (@large) => { false };
    (@large large $($rest:ident)*) => { true };
    (@large $other:ident $($rest:ident)*) => { routes!(@large $($rest)*) };
    (@files) => { false };
    (@files files $($rest:ident)*) => { true };
    (@files $other:ident $($rest:ident)*) => { routes!(@files $($rest)*) };
    (@machine) => { false };
    (@machine machine $($rest:ident)*) => { true };
    (@machine $other:ident $($rest:ident)*) => { routes!(@machine $($rest)*) };
    (@framed) => { false };
    (@framed framed $($rest:ident)*) => { true };
    (@framed $other:ident $($rest:ident)*) => { routes!(@framed $($rest)*) };
    (@personal) => { false };
    (@personal personal $($rest:ident)*) => { true };
    (@personal $other:ident $($rest:ident)*) => { routes!(@personal $($rest)*) };
    (@deferred) => { false };
    (@deferred deferred $($rest:ident)*) => { true };
    (@deferred $other:ident $($rest:ident)*) => { routes!(@deferred $($rest)*) };
}

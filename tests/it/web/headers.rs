//! What every answer carries, and what is refused before a handler sees it.

use crate::support::TestApp;

#[actix_web::test]
async fn the_server_lives_and_is_ready() {
    let app = TestApp::start().await;
    assert_eq!(app.browser().get("/livez").await.ok().body, "ok\n");
    assert_eq!(app.browser().get("/readyz").await.ok().body, "ready\n");
}

//! Keys pressed as a person would press them.

use anyhow::Result;
use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

/// Presses and lets go one key after the other.
pub async fn press(client: &Client, keys: &[char]) -> Result<()> {
    let mut actions = KeyActions::new("keyboard".to_owned());
    for &value in keys {
        actions = actions
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
    }
    Ok(client.perform_actions(actions).await?)
}

/// Presses a key while another is held.
pub async fn chord(client: &Client, held: Key, key: Key) -> Result<()> {
    let (held, key) = (char::from(held), char::from(key));
    let actions = KeyActions::new("keyboard".to_owned())
        .then(KeyAction::Down { value: held })
        .then(KeyAction::Down { value: key })
        .then(KeyAction::Up { value: key })
        .then(KeyAction::Up { value: held });
    Ok(client.perform_actions(actions).await?)
}

"""A page in a browser, and everything that it says or asks for."""

from __future__ import annotations

from playwright.sync_api import Frame, Locator, Page

LETTER = "iframe.letter"


class Visit:
    """``said``: words on the console, errors of scripts, dialogues. ``fetched``: what was asked of any network."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.said: list[str] = []
        self.fetched: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", lambda dialog: (self.said.append(dialog.message), dialog.dismiss()))
        page.on("popup", lambda other: self.fetched.append(other.url))
        page.on("request", lambda request: self._asked(request.url))

    def _asked(self, url: str) -> None:
        if not url.startswith(("file:", "about:", "blob:", "data:")):
            self.fetched.append(url)

    def find(self, selector: str, text: str | None = None) -> Locator:
        """The elements, of those with the text where it is given."""
        return self.page.locator(selector, has_text=text)

    def letter(self) -> Frame:
        """The frame in which the message is shown, once it is there."""
        handle = self.page.wait_for_selector(LETTER)
        assert handle is not None
        frame = handle.content_frame()
        assert frame is not None
        frame.wait_for_load_state()
        return frame

    def choose(self, name: str, value: str) -> None:
        self.page.select_option(f".filters [name={name}]", value)

    def rules(self) -> set[str]:
        """The rules of the findings in the list."""
        return set(self.page.locator("#view-findings .note .rule").all_inner_texts())

//! What a file is, told by its content; and what is not taken, whatever it is called.

use lead_exchange::disputes::evidence::{self, File, MAX_BYTES, Media, Upload};

/// The beginning of a real file of each kind, as programs write it.
pub fn samples() -> Vec<(&'static str, Media, Vec<u8>)> {
    let mp4 = |brand: &[u8], handler: &[u8]| {
        let mut file = [b"\0\0\0\x18ftyp", brand, b"\0\0\0\0mp42isom"].concat();
        file.extend(b"\0\0\0\x21hdlr\0\0\0\0\0\0\0\0");
        file.extend(handler);
        file.extend(b"\0\0\0\0\0\0\0\0\0\0\0\0\0");
        file
    };
    vec![
        ("a.png", Media::Png, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08".to_vec()),
        ("a.jpg", Media::Jpeg, b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01".to_vec()),
        ("a.gif", Media::Gif, b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0!".to_vec()),
        ("a.webp", Media::Webp, b"RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0\x30\x01".to_vec()),
        ("a.mp3", Media::Mp3, b"ID3\x04\0\0\0\0\0\x23TSSE\0\0\0\x0f".to_vec()),
        ("b.mp3", Media::Mp3, b"\xff\xfb\x90\x64\0\x0f\xf0\0\0\x69".to_vec()),
        ("a.wav", Media::Wav, b"RIFF\x24\x08\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0".to_vec()),
        ("a.ogg", Media::Ogg, b"OggS\0\x02\0\0\0\0\0\0\0\0\x9a\x01\0\0\0\0\0\0\0\0".to_vec()),
        ("a.m4a", Media::M4a, b"\0\0\0\x20ftypM4A \0\0\x02\0isomiso2".to_vec()),
        ("b.m4a", Media::M4a, mp4(b"mp42", b"soun")),
        ("c.3gp", Media::M4a, mp4(b"3gp4", b"soun")),
        ("a.flac", Media::Flac, b"fLaC\0\0\0\x22\x10\0\x10\0\0\0\x0e".to_vec()),
        ("a.aac", Media::Aac, b"\xff\xf1\x50\x80\x02\x1f\xfc\xde\x02\0".to_vec()),
        ("a.amr", Media::Amr, b"#!AMR\n\x3c\x91\x17\x16\xbe\x66\x79\xe1\xe0".to_vec()),
        ("a.pdf", Media::Pdf, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj".to_vec()),
        ("a.txt", Media::Text, "Звонили трижды.\r\n\tОтвета нет.\n".as_bytes().to_vec()),
    ]
}

fn upload(name: &str, content: &[u8]) -> Upload {
    Upload { name: name.to_owned(), content: content.to_vec().into() }
}

#[test]
fn every_kind_is_told_by_its_content() {
    let mut seen: Vec<Media> = Vec::new();
    for (name, media, content) in samples() {
        assert_eq!(Media::of(&content), Some(media), "{name}");
        // Whatever the name says, and the other way round.
        let file = File::read(upload("song.exe", &content)).expect("a file");
        assert_eq!((file.media(), file.content()), (media, content.as_slice()));
        assert_eq!(file.name(), format!("song.exe.{}", media.endings().0));
        assert_eq!(File::read(upload(name, &content)).expect("a file").name(), name);
        seen.push(media);
    }
    assert!(Media::ALL.iter().all(|media| seen.contains(media)), "{seen:?}");
}

#[test]
fn what_may_run_is_text_at_most() {
    for (name, content) in [
        ("photo.png", "<!doctype html><script>alert(1)</script>"),
        ("photo.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("photo.gif", "GIF89a/*;*/=1;alert(document.cookie)//"),
        ("call.mp3", "ID3 is what it begins with, and it is a letter"),
        ("run.sh", "#!/bin/sh\nrm -rf ~\n"),
        ("page.hta", "<script language=\"VBScript\">Execute(\"x\")</script>"),
    ] {
        let file = File::read(upload(name, content.as_bytes())).expect("words");
        assert_eq!(file.media(), Media::Text, "{name}");
        assert_eq!(file.name(), format!("{name}.txt"), "it is saved as what it is");
    }
}

#[test]
fn a_picture_with_a_script_in_it_stays_a_picture() {
    let polyglot = b"GIF89a/*\0\x01\x80\0*/=1;alert(document.cookie)//<script>alert(1)</script>";
    assert_eq!(Media::of(polyglot), Some(Media::Gif));
    let hidden = b"\x89PNG\r\n\x1a\n%PDF-1.7 <html>";
    assert_eq!(Media::of(hidden), Some(Media::Png));
}

#[test]
fn nothing_else_is_taken() {
    let video = [b"\0\0\0\x18ftypisom\0\0\0\0isomavc1".as_slice(), b"hdlr\0\0\0\0\0\0\0\0vide"];
    let moving = [b"\0\0\0\x18ftypmp42\0\0\0\0".as_slice(), b"hdlr\0\0\0\0\0\0\0\0soun", video[1]];
    let hostile: Vec<(&str, Vec<u8>)> = vec![
        ("letter.docx", b"PK\x03\x04\x14\0\x06\0word/document.xml".to_vec()),
        ("letter.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0".to_vec()),
        ("setup.exe", b"MZ\x90\0\x03\0\0\0\x04\0\0\0".to_vec()),
        ("program", b"\x7fELF\x02\x01\x01\0".to_vec()),
        ("archive.gz", b"\x1f\x8b\x08\0\0\0\0\0".to_vec()),
        ("page.html", b"<html>\0<script>alert(1)</script>".to_vec()),
        ("pdf.pdf", b"\0\0\0%PDF-1.7\n".to_vec()),
        ("letter.txt", b"\xff\xfeA\0B\0".to_vec()),
        ("old.txt", b"\xcf\xf0\xe8\xe2\xe5\xf2".to_vec()),
        ("terminal.txt", b"\x1b]0;owned\x07".to_vec()),
        ("photo.webp", b"12345678WEBPVP8 \0\0".to_vec()),
        ("icon.ico", b"\0\0\x01\0\x01\0".to_vec()),
        ("clip.mp4", video.concat()),
        ("clip2.mp4", moving.concat()),
    ];
    for (name, content) in hostile {
        assert_eq!(Media::of(&content), None, "{name}");
        let fault = File::read(upload(name, &content)).expect_err("not taken");
        assert_eq!((fault.field.as_str(), fault.code), ("files", "file-kind"));
        assert_eq!(fault.args[0], ("name", name.into()), "it is told by its name");
    }
}

#[test]
fn sizes_and_numbers_are_bounded() {
    let fault = |content: &[u8]| File::read(upload("\u{202e}a/b.txt", content)).unwrap_err();
    assert_eq!(fault(b"").code, "file-empty");
    assert_eq!(fault(b"").args[0], ("name", "b.txt".into()));
    assert!(File::read(upload("a", &vec![b'x'; MAX_BYTES])).is_ok());
    let large = fault(&vec![b'x'; MAX_BYTES + 1]);
    assert_eq!((large.code, &large.args[1]), ("file-too-large", &("max", "5".into())));

    let five: Vec<Upload> = (0..5).map(|_| upload("a.txt", b"a")).collect();
    assert_eq!(evidence::read(five.clone()).expect("five").len(), 5);
    let six = [five.as_slice(), &[upload("a.txt", b"a")]].concat();
    let faults = evidence::read(six).expect_err("six");
    assert_eq!((faults.0[0].field.as_str(), faults.0[0].code), ("files", "too-many-files"));
    // Everything wrong is named at once.
    let wrong = vec![upload("a", b""), upload("b", b"b"), upload("c", b"\0")];
    let codes: Vec<_> =
        evidence::read(wrong).expect_err("two").0.iter().map(|fault| fault.code).collect();
    assert_eq!(codes, ["file-empty", "file-kind"]);
}

#[test]
fn a_log_shows_no_content() {
    let secret = upload("secret.txt", b"secret words");
    let told = format!("{secret:?} {:?}", File::read(secret.clone()));
    assert!(!told.contains("secret"), "{told}");
}

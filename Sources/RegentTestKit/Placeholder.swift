// room RegentTestKit
